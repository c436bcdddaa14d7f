using Microsoft.AspNetCore.Components;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Web.Shared;

/// <summary>
/// Two people at one record: when somebody else saved since the form was opened, nothing is saved. The form shows what stands at each field that differs,
/// keeps what was typed, and goes on from the version that stands, so that whoever sends it again has chosen between the two.
/// </summary>
public sealed partial class UseCaseForm<TInput>
{
    private const string ComparedName = "Compared";
    private const string OpenedName = "Opened";
    private const string Version = "Version";
    private const int MostTaken = 200;

    private IReadOnlyList<string> _taken = [];
    private string _opened = "";
    private bool _compares;
    private bool _isStale;
    private int _rowsAdded;

    /// <summary>What stands on record as this form would begin with it now, and as its reader may see it; null for a form that does not begin with a record.</summary>
    [Parameter] public TInput? Stands { get; set; }

    /// <summary>What is sent vouches for the record as it was looked at, such as a signature: after somebody else's change it is looked at anew.</summary>
    [Parameter] public bool Vouches { get; set; }

    /// <summary>What else goes on from what stands: asked with what was typed and what stands.</summary>
    [Parameter] public Action<TInput, TInput>? GoOn { get; set; }

    bool IFormErrors.Compares => _compares;

    /// <summary>Marks of what the fields held on record at the version that the form goes on from.</summary>
    private string Opened => Stands is not null && VersionOf(Stands) == VersionOf(Input) ? FormFields.Marks(Stands) : _opened;

    bool IFormErrors.Stands(string name, out object? value)
    {
        var place = PlaceOf(name);
        value = place?.Stands;
        return place is not null;
    }

    bool IFormErrors.IsUntouched(string name) => PlaceOf(name) is { } place && FormFields.IsMarked(_opened, name[(Prefix.Length + 1)..], place.Typed);

    /// <summary>Puts what stands in the place of what was typed, where that was chosen.</summary>
    private void TakeWhatStands()
    {
        if (Http is not { Request.HasFormContentType: true } http || Stands is null)
            return;
        _opened = http.Request.Form[OpenedName].ToString();
        _compares = http.Request.Form[ComparedName].Count > 0;
        _taken = [.. http.Request.Form[StandsNow.Taken].OfType<string>().Take(MostTaken).Where(name => PlaceOf(name) is not null)];
        foreach (var name in _taken)
            PlaceOf(name)!.Take();
    }

    /// <summary>After a refusal: whether somebody else saved meanwhile, and if so the version from which the form goes on.</summary>
    private void GoOnFromWhatStands(Result result)
    {
        var isConflict = result.Is(RefusalCodes.Conflict);
        // Refused for something else first, such as a label that was raised meanwhile: what changed is shown all the same.
        _isStale = isConflict || (Stands is not null && VersionOf(Input) < VersionOf(Stands));
        if (!_isStale)
            return;
        if (!isConflict)
            _refused.Add((null, Say.Refusal(Refusal.Conflict(VersionOf(Stands!) ?? 0))));
        if (Stands is not null)
        {
            _compares = true;
            GoOnFrom(VersionOf(Stands));
            _rowsAdded = FormFields.AddRows(Input, Stands);
            GoOn?.Invoke(Input, Stands);
        }
        else if (!Vouches)
        {
            result.GoOnFromWhatStands(stands => GoOnFrom(stands));
        }
    }

    private string Told(Refusal refusal) => refusal.Code == RefusalCodes.Conflict && Stands is null ? Vouches ? Words.ChangedUnlooked : Words.ChangedLook : Say.Refusal(refusal);

    private FormFields.Place? PlaceOf(string name) =>
        Stands is not null && name.StartsWith(Prefix + ".", StringComparison.Ordinal) ? FormFields.Find(Input, Stands, name[(Prefix.Length + 1)..]) : null;

    private static int? VersionOf(TInput input) => typeof(TInput).GetProperty(Version)?.GetValue(input) as int?;

    private void GoOnFrom(int? version) => typeof(TInput).GetProperty(Version)?.SetValue(Input, version);
}

internal static class Conflicts
{
    /// <summary>After a conflict the form goes on from the version that stands now, so that saving again is a choice made knowingly.</summary>
    public static Result GoOnFromWhatStands(this Result result, Action<int> set)
    {
        if (result.Refusals.FirstOrDefault(refusal => refusal.Code == RefusalCodes.Conflict) is { Arguments: [int and > 0 and var stands] })
            set(stands);
        return result;
    }
}
