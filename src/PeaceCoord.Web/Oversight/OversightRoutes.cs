using PeaceCoord.Application.Changes;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Domain.Oversight;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    /// <summary>Requests to lower a label.</summary>
    public const string LabelRequests = "/label-requests";

    /// <summary>What was opened in emergencies.</summary>
    public const string Emergencies = "/emergencies";

    public const string OpenInEmergency = Emergencies + "/open";

    /// <summary>What a member can see.</summary>
    public const string Sight = "/sight";

    /// <summary>Who looked at what.</summary>
    public const string Lookups = "/lookups";

    /// <summary>Records frozen after an incident.</summary>
    public const string Incidents = "/incidents";

    public const string FreezeRecord = Incidents + "/freeze";

    public static string Incident(Guid id) => $"{Incidents}/{id}";

    /// <summary>The frozen record.</summary>
    public static string FrozenRecord(Guid id) => Incident(id) + "/record";

    public static string LabelRequest(Guid id) => $"{LabelRequests}/{id}";

    /// <summary>The record, to decide about its label.</summary>
    public static string OpenUnderRequest(Guid id) => LabelRequest(id) + "/record";

    public static string AskToLower(LabelledKind kind, Guid record) => $"{LabelRequests}/ask/{Word(kind)}/{record}";

    public static string Emergency(Guid id) => $"{Emergencies}/{id}";

    public static string SightOf(string workspace, Guid person) => With(Sight, ("mission", workspace), ("person", person.ToString()));

    /// <summary>Who can see it.</summary>
    public static string Readers(Guid consultation) => Consultation(consultation) + "/readers";

    /// <summary>Who can see a record of another kind.</summary>
    public static string Readers(ChangedKind kind, Guid record) => $"/readers/{Word(kind)}/{record}";

    /// <summary>The page of a record that members see.</summary>
    public static string Seen(SightKind kind, Guid record) => kind switch
    {
        SightKind.Commitment => Commitment(new(record)),
        SightKind.Agreement => Agreement(record),
        SightKind.Forum => Forum(record),
        SightKind.Outreach => OutreachActivity(record),
        SightKind.Request => Request(record),
        SightKind.Partnership => Partnership(new(record)),
        SightKind.Community => Community(new(record)),
        SightKind.Leader => Leader(new(record)),
        _ => Consultation(record),
    };

    /// <summary>The page of a record with a label.</summary>
    public static string Labelled(LabelledKind kind, Guid record) => kind switch
    {
        LabelledKind.Consultation => Consultation(record),
        LabelledKind.Agreement => Agreement(record),
        LabelledKind.Forum => Forum(record),
        _ => OutreachActivity(record),
    };
}
