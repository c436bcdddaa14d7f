using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Npgsql;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.TestSupport;

/// <summary>One page of the portal, and an address to open it at.</summary>
/// <param name="Template">As the route table has it: <c>/missions/{*Slug}</c>.</param>
/// <param name="Candidates">The template with sample values; records differ in who may see them, so there are several. None when the database holds nothing to show there.</param>
/// <param name="IsAnonymous">Whether a visitor may open it.</param>
/// <param name="IsIsland">Whether it holds an interactive island.</param>
public sealed record PageToOpen(string Template, IReadOnlyList<string> Candidates, bool IsAnonymous, bool IsIsland)
{
    public string? Address => Candidates.Count > 0 ? Candidates[0] : null;
}

/// <summary>
/// Every page, from the portal's own endpoint table, so that a new page is looked at without anybody adding it to a list. A page
/// with an id in its address is opened at a record found in the table named like the address's part before it (<c>/communities/{Id}</c> →
/// table <c>communities</c>); where that does not fit, the samples below say what does.
/// </summary>
public static class Pages
{
    private const int Most = 40;

    /// <summary>Whole addresses by template, for pages whose ids must belong together.</summary>
    private static readonly Dictionary<string, string> WholeAddresses = new(StringComparer.Ordinal)
    {
        ["/agreements/{Id:guid}/breaches/{BreachId:guid}/settle"] = "SELECT '/agreements/' || local_agreement_id || '/breaches/' || id || '/settle' FROM local_agreement_breaches WHERE settled_on IS NULL",
        ["/consultations/{Id:guid}/concerns/{ConcernId:guid}"] = "SELECT '/consultations/' || consultation_id || '/concerns/' || c.id FROM consultation_concerns c JOIN consultations r ON r.id = c.consultation_id WHERE r.state = 'Recorded' AND c.state = 'Open'",
        ["/communities/new"] = "SELECT '/communities/new?area=' || pcode FROM areas WHERE level > 1 ORDER BY pcode LIMIT 1",
        ["/commitments/{Id:guid}/close-untold"] = "SELECT '/commitments/' || id || '/close-untold' FROM commitments WHERE closed_at IS NULL AND told_on IS NULL AND state IN ('Delivered', 'Declined') ORDER BY id",
        ["/forums/{Id:guid}/meetings/{MeetingId:guid}/consultation"] = "SELECT '/forums/' || joint_forum_id || '/meetings/' || id || '/consultation' FROM joint_forum_meetings WHERE cardinality(consultations) = 0",
        ["/forums/{Id:guid}/meetings/{MeetingId:guid}/decision"] = "SELECT '/forums/' || joint_forum_id || '/meetings/' || id || '/decision' FROM joint_forum_meetings ORDER BY id",
        ["/forums/{Id:guid}/meetings/{MeetingId:guid}/correct"] = "SELECT '/forums/' || joint_forum_id || '/meetings/' || id || '/correct' FROM joint_forum_meetings ORDER BY id",
        ["/forums/{Id:guid}/decisions/{DecisionId:guid}/correct"] = "SELECT '/forums/' || joint_forum_id || '/decisions/' || id || '/correct' FROM joint_forum_decisions ORDER BY id",
        ["/forums/{Id:guid}/decisions/{DecisionId:guid}/settle"] = "SELECT '/forums/' || joint_forum_id || '/decisions/' || id || '/settle' FROM joint_forum_decisions WHERE state = 'Open' ORDER BY id",
        ["/forums/{Id:guid}/decisions/{DecisionId:guid}/accept"] = "SELECT '/forums/' || joint_forum_id || '/decisions/' || id || '/accept' FROM joint_forum_decisions WHERE asks_mission AND answer IS NULL ORDER BY id",
        ["/forums/{Id:guid}/decisions/{DecisionId:guid}/decline"] = "SELECT '/forums/' || joint_forum_id || '/decisions/' || id || '/decline' FROM joint_forum_decisions WHERE asks_mission AND answer IS NULL ORDER BY id",
        ["/outreach/{Id:guid}/rumours/{RumourId:guid}/concern"] = "SELECT '/outreach/' || outreach_activity_id || '/rumours/' || id || '/concern' FROM outreach_rumours ORDER BY id",
        ["/handover/{Mission:guid}/{Id:guid}"] = "SELECT DISTINCT '/handover/' || workspace_id || '/' || owner_id FROM commitments WHERE closed_at IS NULL ORDER BY 1",
        ["/handover/{Mission:guid}/{Id:guid}/give"] = "SELECT DISTINCT '/handover/' || workspace_id || '/' || owner_id || '/give' FROM commitments WHERE closed_at IS NULL ORDER BY 1",
        ["/commitments/{Id:guid}/tell"] = "SELECT '/commitments/' || id || '/tell' FROM commitments WHERE closed_at IS NULL AND state IN ('Delivered', 'Declined') ORDER BY id",
        ["/consultations/{Id:guid}/edit"] = "SELECT '/consultations/' || consultation_id || '/edit' FROM consultation_drafts",
        ["/consultations/{Id:guid}/edit/where"] = "SELECT '/consultations/' || consultation_id || '/edit/where' FROM consultation_drafts",
        ["/consultations/{Id:guid}/edit/who"] = "SELECT '/consultations/' || consultation_id || '/edit/who' FROM consultation_drafts",
        ["/consultations/{Id:guid}/edit/{Part}"] = "SELECT '/consultations/' || consultation_id || '/edit/said' FROM consultation_drafts",
        ["/consultations/{Id:guid}/consents"] = "SELECT '/consultations/' || c.id || '/consents' FROM consultations c JOIN consultation_consents n ON n.consultation_id = c.id WHERE c.read_again_since IS NOT NULL",
        ["/consultations/{Id:guid}/consents/again"] = "SELECT '/consultations/' || consultation_id || '/consents/again' FROM consultation_consents WHERE mark IS NOT NULL AND renewed_at IS NULL",
        ["/consultations/{Id:guid}/consents/{LeaderId:guid}"] = "SELECT '/consultations/' || consultation_id || '/consents/' || leader_id FROM consultation_consents WHERE leader_id IS NOT NULL",
        ["/consultations/{Id:guid}/consents/{LeaderId:guid}/withdraw"] = "SELECT '/consultations/' || consultation_id || '/consents/' || leader_id || '/withdraw' FROM consultation_consents WHERE leader_id IS NOT NULL",
        ["/consultations/{Id:guid}/files"] = "SELECT '/consultations/' || record_id || '/files' FROM kept_files WHERE of = 'Consultation' ORDER BY id",
        ["/consultations/{Id:guid}/plan"] = "SELECT '/consultations/' || id || '/plan' FROM consultations WHERE state IN ('Planned', 'Postponed') ORDER BY id",
        ["/organisations/{Id:guid}/contacts/{Contact:guid}/remove"] = "SELECT '/organisations/' || organisation_id || '/contacts/' || id || '/remove' FROM organisation_contacts",
        ["/organisations/{Id:guid}/contacts/{Contact:guid}/reveal"] = "SELECT '/organisations/' || organisation_id || '/contacts/' || id || '/reveal' FROM organisation_contacts",
        ["/organisations/{Id:guid}/contacts/{Contact:guid}/erase"] = "SELECT '/organisations/' || organisation_id || '/contacts/' || id || '/erase' FROM organisation_contacts WHERE name IS NOT NULL",
        ["/leaders/{Id:guid}/erase"] = "SELECT '/leaders/' || id || '/erase' FROM leaders WHERE name IS NOT NULL ORDER BY id",
        ["/organisations/{Id:guid}/edit/{Section}"] = "SELECT '/organisations/' || id || '/edit/identity' FROM organisations",
        ["/organisations/{Id:guid}/flags/{Flag:guid}/escalate"] = "SELECT '/organisations/' || organisation_id || '/flags/' || id || '/escalate' FROM organisation_flags",
        ["/organisations/{Id:guid}/flags/{Flag:guid}/reply"] = "SELECT '/organisations/' || organisation_id || '/flags/' || id || '/reply' FROM organisation_flags",
        ["/organisations/{Id:guid}/flags/{Flag:guid}/resolve"] = "SELECT '/organisations/' || organisation_id || '/flags/' || id || '/resolve' FROM organisation_flags",
        ["/label-requests/ask/{Kind}/{Id:guid}"] = "SELECT '/label-requests/ask/consultation/' || c.id FROM consultations c WHERE c.state = 'Recorded' AND c.label = 'Confidential' AND NOT EXISTS (SELECT 1 FROM label_requests r WHERE r.record_id = c.id AND r.state = 'Waiting') ORDER BY c.id",
        ["/readers/{Kind}/{Id:guid}"] = "SELECT '/readers/commitment/' || id FROM commitments WHERE label = 'Confidential' ORDER BY id",
        ["/label-requests/{Id:guid}/record"] = "SELECT '/label-requests/' || id || '/record' FROM label_requests WHERE state = 'Waiting'",
        ["/results/{Code}/{Quarter}"] = "SELECT '/results/' || code || '/' || year || '-Q' || quarter FROM published_results",
        ["/consultations/{Id:guid}/tellings/{TellingId:guid}/correct"] = "SELECT '/consultations/' || consultation_id || '/tellings/' || id || '/correct' FROM consultation_concern_tellings ORDER BY id",
        ["/commitments/{Id:guid}/files"] = "SELECT '/commitments/' || record_id || '/files' FROM kept_files WHERE of = 'Commitment' ORDER BY id",
        ["/commitments/{Id:guid}/tellings/{TellingId:guid}/correct"] = "SELECT '/commitments/' || commitment_id || '/tellings/' || id || '/correct' FROM commitment_tellings",
        // First those whose clearance waits: their page has every form.
        ["/workspace/members/{Of:guid}/{Id:guid}"] = "SELECT '/workspace/members/' || coalesce(workspace_id, organisation_id) || '/' || id FROM memberships WHERE coalesce(workspace_id, organisation_id) IS NOT NULL ORDER BY clearance_asked IS NULL",
        ["/workspace/members/{Of:guid}/{Id:guid}/second-step"] = "SELECT '/workspace/members/' || workspace_id || '/' || id || '/second-step' FROM memberships WHERE workspace_id IS NOT NULL ORDER BY reset_asked_at IS NULL, id",
        ["/workspace/members/{Of:guid}/invitations/{Id:guid}/withdraw"] = "SELECT '/workspace/members/' || organisation_id || '/invitations/' || id || '/withdraw' FROM invitations WHERE state = 'Waiting'",
        ["/workspace/members/{Of:guid}/invitations/{Id:guid}/link"] = "SELECT '/workspace/members/' || organisation_id || '/invitations/' || id || '/link' FROM invitations WHERE state = 'Waiting'",
        ["/workspace/members/{Of:guid}/{Id:guid}/end"] = "SELECT '/workspace/members/' || coalesce(workspace_id, organisation_id) || '/' || id || '/end' FROM memberships WHERE coalesce(workspace_id, organisation_id) IS NOT NULL",
    };

    /// <summary>Values of parameters by the address before them; SQL over the portal's database, read as its administrator.</summary>
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["/missions"] = "SELECT 'unmil'",
        ["/tasks"] = "SELECT 'poc'",
        ["/countries"] = "SELECT 'LBR'",
        ["/consultations/paper"] = "SELECT 'townhall'",
        ["/workspace/settings"] = "SELECT id FROM workspaces ORDER BY code",
        ["/closing"] = "SELECT id FROM workspaces ORDER BY code",
        ["/retention"] = "SELECT id FROM commitments ORDER BY id",
        ["/shared-with-us"] = "SELECT id FROM shares WHERE revoked_at IS NULL AND ends_at > now()",
        ["/shares"] = "SELECT id FROM shares WHERE revoked_at IS NULL AND ends_at > now() ORDER BY id",
        // First those that can be answered: their pages have every form.
        ["/requests"] = "SELECT id FROM requests ORDER BY state <> 'Acknowledged', id",
        ["/results"] = "SELECT code FROM published_results",
        ["/publishing"] = "SELECT id FROM publications ORDER BY state <> 'Proposed'",
        ["/agreements"] = "SELECT id FROM local_agreements",
        ["/forums"] = "SELECT id FROM joint_forums",
        ["/outreach"] = "SELECT id FROM outreach_activities ORDER BY id",
        ["/account/calendars"] = "SELECT id FROM calendar_feeds WHERE revoked_at IS NULL ORDER BY id",
        ["/account/invitations"] = "SELECT id FROM invitations WHERE state = 'Waiting'",
        // First those that wait: their pages have every form.
        ["/label-requests"] = "SELECT id FROM label_requests ORDER BY state <> 'Waiting', id",
        // A frozen one shows that it is, and nothing else.
        ["/consultations"] = "SELECT id FROM consultations WHERE frozen_since IS NULL ORDER BY id",
        ["/incidents"] = "SELECT id FROM incidents ORDER BY released_at IS NOT NULL, id",
        ["/emergencies"] = "SELECT id FROM emergencies ORDER BY reviewed_at IS NOT NULL, id",
        ["/case-studies"] = "SELECT slug FROM case_studies ORDER BY slug",
    };

    public static async Task<IReadOnlyList<PageToOpen>> Of(RunningPortal portal)
    {
        await using var database = NpgsqlDataSource.Create(portal.Stage.Database.Administrator);
        List<PageToOpen> pages = [];
        foreach (var endpoint in portal.Endpoints.OfType<RouteEndpoint>().Where(IsPage).DistinctBy(Template).OrderBy(Template, StringComparer.Ordinal))
        {
            pages.Add(new PageToOpen(
                Template(endpoint),
                WholeAddresses.TryGetValue(Template(endpoint), out var sql) ? await Ask(sql, database) : await Candidates(endpoint.RoutePattern.PathSegments.Select(segment => segment.Parts[0]), database),
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                endpoint.Metadata.GetMetadata<IslandAttribute>() is not null));
        }

        return pages;
    }

    private static bool IsPage(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && !Template(endpoint).EndsWith(":nonfile}", StringComparison.Ordinal);

    private static string Template(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static async Task<IReadOnlyList<string>> Candidates(IEnumerable<RoutePatternPart> parts, NpgsqlDataSource database)
    {
        List<string> addresses = [""];
        var before = "";
        foreach (var part in parts)
        {
            var isLiteral = part is RoutePatternLiteralPart;
            IReadOnlyList<string> values = part is RoutePatternLiteralPart literal ? [literal.Content] : await Values(before, database);
            addresses = [.. addresses.SelectMany(start => values.Select(value => start + "/" + value)).Take(Most)];
            before += isLiteral ? "/" + values[0] : "/{}";
        }

        return before is "" ? ["/"] : addresses;
    }

    private static async Task<IReadOnlyList<string>> Values(string before, NpgsqlDataSource database)
    {
        var table = before.Split('/')[^1].Replace('-', '_');
        if (!Samples.TryGetValue(before, out var sql))
            sql = (await Ask($"SELECT 1 WHERE to_regclass('public.{table}') IS NOT NULL", database)).Count > 0 ? $"SELECT id::text FROM {table} ORDER BY id" : null;
        return sql is null ? [] : await Ask(sql, database);
    }

    private static async Task<IReadOnlyList<string>> Ask(string sql, NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (values.Count < Most && await reader.ReadAsync())
            values.Add(reader.GetValue(0).ToString()!);
        return values;
    }
}
