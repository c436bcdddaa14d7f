using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Requests;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Requests;

/// <summary>The Lamp asks the mission, whose officer answers; Idris of the Bridge, the analyst and the other mission read nothing of it.</summary>
public sealed class RequestTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Canary = "hoopoe";

    private Stage _stage = null!;
    private RegistryCast _cast = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _cast = await RegistryCast.Assemble(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task It_goes_from_the_organisation_to_the_mission_and_the_answer_back()
    {
        var id = await Sent(_cast.MemberOfTheLamp);
        (await Needs(_cast.Officer)).ShouldBe((1, 0));
        (await Needs(_cast.Samira)).ShouldBe((0, 0));
        _stage.Clock.Moved = TimeSpan.FromDays(3);
        (await List(_cast.SectionHead)).Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.Days.ShouldBe(3), row => row.Organisation.ShouldBe("Lamp of Tamra"), row => row.Turn.ShouldBe(RequestTurn.Acknowledge), row => row.Label.ShouldBe(Label.Confidential));

        (await Acknowledge(_cast.Officer, id)).Refusals.ShouldBeEmpty();
        var on = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(5);
        (await Meet(_cast.Officer, id, new SetMeetingInput { Version = 2, MeetingOn = on, MeetingHow = HowToMeet.Discreetly, MeetingNote = "Behind the mill" })).Refusals.ShouldBeEmpty();
        (await Needs(_cast.Samira)).ShouldBe((0, 1));
        (await Needs(_cast.Officer)).ShouldBe((0, 0));
        (await Meet(_cast.SecondOfficer, id, new SetMeetingInput { Version = 2, MeetingOn = on, MeetingHow = HowToMeet.Telephone })).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Answer(_cast.SectionHead, id, "The road is lit from Monday")).Refusals.ShouldBeEmpty();

        var read = (await View(_cast.Samira, id)).Value;
        (read.Answer, read.Row.State, read.Row.Turn).ShouldBe(("The road is lit from Monday", RequestState.Answered, RequestTurn.ReadTheAnswer));
        read.Steps.ShouldAllBe(step => step.By == null, "who of the mission is not told");
        var mission = (await View(_cast.Officer, id)).Value;
        mission.Steps.Select(step => step.By).ShouldBe([null, "officer", "officer", "head"], "and who of the organisation is not told either");
        JsonSerializer.Serialize(mission).ShouldNotContain("\"member\"");
    }

    [Fact]
    public async Task Nobody_else_finds_it_and_the_database_shows_no_row_of_it()
    {
        var id = await Sent(_cast.Samira);

        foreach (var other in new AccountId?[] { _cast.Assistant, _cast.Analyst, _cast.Leader, _cast.FocalPoint, _cast.Administrator, _cast.OfficerElsewhere, _cast.Idris, null })
        {
            (await View(other, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            JsonSerializer.Serialize(await List(other)).ShouldNotContain(Canary);
            (await Acknowledge(other, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await Answer(other, id, "No")).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await Withdraw(other, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        }

        foreach (var own in new[] { _cast.Samira, _cast.MemberOfTheLamp })
        {
            JsonSerializer.Serialize(await List(own)).ShouldContain(Canary);
            (await Acknowledge(own, id)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
            (await Answer(own, id, "Yes")).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        }

        (await Withdraw(_cast.Officer, id)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await RowsSeenBy(_cast.Samira)).ShouldBe(1);
        (await RowsSeenBy(_cast.Idris)).ShouldBe(0);
        (await RowsSeenBy(_cast.OfficerElsewhere)).ShouldBe(0);
        (await Withdraw(_cast.MemberOfTheLamp, id)).Refusals.ShouldBeEmpty();
        (await View(_cast.Officer, id)).Value.WithdrawnBecause.ShouldBe("Not needed");
        (await Withdraw(_cast.MemberOfTheLamp, id)).Is(RequestRefusalCodes.NotInThisState).ShouldBeTrue();
    }

    [Fact]
    public async Task An_officer_below_the_label_reads_none_of_it()
    {
        var id = await Sent(_cast.Samira);
        await using (var db = _stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update memberships set clearance = 'Restricted' where account_id = {_cast.SecondOfficer.Value}", Cancel);

        (await View(_cast.SecondOfficer, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Needs(_cast.SecondOfficer)).ShouldBe((0, 0));
        (await View(_cast.Officer, id)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Only_people_of_an_organisation_write_each_for_their_own_and_not_without_end()
    {
        foreach (var other in new AccountId?[] { _cast.Officer, _cast.Administrator, null })
            (await Send(other, new SendRequestInput())).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Send(_cast.Idris, Input(_cast.Lamp.Value))).Refusals.ShouldHaveSingleItem().Code.ShouldBe(RequestRefusalCodes.NotYourOrganisation);

        var first = Input();
        for (var sent = 0; sent < EngagementRequest.MostADay; sent++)
            (await Send(_cast.Samira, sent == 0 ? first : Input())).Refusals.ShouldBeEmpty();
        (await Send(_cast.MemberOfTheLamp, Input())).Refusals.ShouldHaveSingleItem().Code.ShouldBe(RequestRefusalCodes.TooManyToday);
        (await Send(_cast.Samira, first)).Succeeded.ShouldBeTrue("sending a form twice is asking once");
        (await List(_cast.Samira)).Count.ShouldBe(EngagementRequest.MostADay);
        (await Send(_cast.Idris, Input())).Refusals.ShouldBeEmpty("each organisation for itself");
        _stage.Clock.Moved = TimeSpan.FromHours(25);
        (await Send(_cast.Samira, Input())).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_meeting_is_linked_to_a_plan_that_the_officer_sees_and_the_organisation_is_not_told()
    {
        var id = await Sent(_cast.Samira);
        await Acknowledge(_cast.Officer, id);
        var on = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(5);
        var meeting = await MarketMeeting.Recorded(_stage, _cast.Assistant, _cast.Officer, _cast.Officer, cancel: Cancel);
        var input = new SetMeetingInput { Version = 2, MeetingOn = on, MeetingHow = HowToMeet.Telephone, ConsultationId = Guid.NewGuid() };
        (await Meet(_cast.Officer, id, input)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(RequestRefusalCodes.NoSuchPlan);
        input.ConsultationId = meeting.Id.Value;
        (await Meet(_cast.Officer, id, input)).Refusals.ShouldBeEmpty();

        (await View(_cast.Officer, id)).Value.Plan!.Id.ShouldBe(meeting.Id.Value);
        JsonSerializer.Serialize((await View(_cast.Samira, id)).Value).ShouldNotContain(meeting.Id.Value.ToString(), Case.Insensitive);
    }

    private async Task<RequestId> Sent(AccountId by)
    {
        var input = Input();
        (await Send(by, input)).Refusals.ShouldBeEmpty();
        return new RequestId(input.Id);
    }

    private static SendRequestInput Input(Guid? organisation = null) => new()
    {
        OrganisationId = organisation,
        Kind = RequestKind.AskForMeeting,
        Subject = $"The wells {Canary}",
        Theme = ConcernTheme.Water,
        Text = $"They are dry {Canary}",
        Urgency = ConcernUrgency.Soon,
        Language = "ar",
        How = HowToMeet.Discreetly,
    };

    private Task<Result> Send(AccountId? by, SendRequestInput input) => _stage.As<SendRequest, Result>(by, send => send.Run(input, Cancel));

    private Task<Result> Acknowledge(AccountId? by, RequestId id) => _stage.As<AcknowledgeRequest, Result>(by, acknowledge => acknowledge.Run(id, Cancel));

    private Task<Result> Meet(AccountId by, RequestId id, SetMeetingInput input) => _stage.As<SetMeeting, Result>(by, set => set.Run(id, input, Cancel));

    private Task<Result> Answer(AccountId? by, RequestId id, string answer) => _stage.As<AnswerRequest, Result>(by, useCase => useCase.Run(id, new AnswerRequestInput { Answer = answer }, Cancel));

    private Task<Result> Withdraw(AccountId? by, RequestId id) => _stage.As<WithdrawRequest, Result>(by, withdraw => withdraw.Run(id, new WithdrawRequestInput { WithdrawnBecause = "Not needed" }, Cancel));

    private Task<Result<RequestView>> View(AccountId? by, RequestId id) => _stage.As<ViewRequest, Result<RequestView>>(by, view => view.Run(id, Cancel));

    private Task<RequestList> List(AccountId? by) => _stage.As<ListRequests, RequestList>(by, list => list.Run(new(), Cancel));

    private async Task<(int ForTheMission, int OfMine)> Needs(AccountId by)
    {
        var needs = await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(by, list => list.Run("en", Cancel));
        return (needs.RequestsWaiting, needs.RequestsOfMine);
    }

    /// <summary>Rows of requests that Postgres itself shows, asked without any rule of ours.</summary>
    private async Task<long> RowsSeenBy(AccountId account)
    {
        var actor = await _stage.Actor(account);
        await using var connection = new NpgsqlConnection(_stage.Database.Application);
        await connection.OpenAsync(Cancel);
        await using var announce = new NpgsqlCommand($"select set_config('peacecoord.records', '{string.Join(',', actor.Reach)}', false), set_config('peacecoord.workspaces', '{string.Join(',', actor.Workspaces.Select(w => w.Value))}', false)", connection);
        await announce.ExecuteNonQueryAsync(Cancel);
        await using var command = new NpgsqlCommand("select count(*) from requests join request_steps on request_steps.engagement_request_id = requests.id", connection);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
