using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.TestSupport.RegistryCast;

namespace PeaceCoord.Application.Tests.People;

/// <summary>Somebody else changes the account between the moment it was read and the moment it is saved.</summary>
public sealed class AccountConflictTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly Meddler _meddler = new();
    private Stage _stage = null!;
    private RegistryCast _cast = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.SetWith(cluster, services => services.AddSingleton<IUserValidator<Account>>(_meddler), Cancel);
        _cast = await Assemble(_stage);
        (_meddler.At, _meddler.Of) = (_stage.Database.Administrator, _cast.Officer.Value);
        await using var db = _stage.OpenAsOwner();
        db.Add(Membership.OfSystem(_cast.OfficerElsewhere, _stage.Clock.GetUtcNow().AddDays(-1)));
        await db.SaveChangesAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Shutting_an_account_and_signing_out_everywhere_succeed_all_the_same()
    {
        var before = await Officer();

        _meddler.Times = 3;
        Must(await _stage.As<SignOutEverywhere, Result>(_cast.Officer, end => end.Run(new SignOutEverywhereInput(), Cancel)));
        (await Officer()).SecurityStamp.ShouldNotBe(before.SecurityStamp);

        _meddler.Times = 3;
        Must(await Shut());
        (await Officer()).DisabledAt.ShouldNotBeNull();
        _meddler.Times.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_is_held_up_for_ever_is_told_that_nothing_was_saved()
    {
        _meddler.Times = int.MaxValue;

        (await Shut()).Is(RefusalCodes.Conflict).ShouldBeTrue();

        (await Officer()).DisabledAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_second_step_that_was_not_saved_is_not_said_to_be_on_or_off()
    {
        var shown = Must(await _stage.As<SetUpSecondStep, Result<AuthenticatorSecret>>(_cast.Officer, set => set.Secret(anew: true, Cancel)));
        _meddler.Times = 1;
        (await _stage.As<SetUpSecondStep, Result<RecoveryCodeList>>(_cast.Officer, set => set.Run(new SetUpSecondStepInput { Code = Authenticator.CodeNow(shown.Key), Password = Password }, Cancel)))
            .Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Officer()).TwoFactorEnabled.ShouldBeFalse();

        Must(await _stage.As<SetUpSecondStep, Result<RecoveryCodeList>>(_cast.Officer, set => set.Run(new SetUpSecondStepInput { Code = Authenticator.NextCode(shown.Key), Password = Password }, Cancel))).Codes.Count.ShouldBe(10);
        _meddler.Times = 1;
        (await _stage.As<TurnOffSecondStep, Result>(_cast.Officer, off => off.Run(new TurnOffSecondStepInput { Password = Password }, Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Officer()).TwoFactorEnabled.ShouldBeTrue();
    }

    private Task<Result> Shut() => _stage.As<DisableAccount, Result>(_cast.OfficerElsewhere, disable => disable.Run(_cast.Officer, true, Cancel));

    private async Task<Account> Officer()
    {
        await using var db = _stage.OpenAsOwner();
        return await db.Accounts.AsNoTracking().SingleAsync(account => account.Id == _cast.Officer.Value, Cancel);
    }

    /// <summary>Asked by Identity just before it saves an account: changes it then, in a connection of its own, as another request would.</summary>
    private sealed class Meddler : IUserValidator<Account>
    {
        public string At { get; set; } = "";

        public Guid Of { get; set; }

        /// <summary>How many more saves it spoils.</summary>
        public int Times { get; set; }

        public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user)
        {
            if (user.Id != Of || Times == 0)
                return IdentityResult.Success;
            Times--;
            await using var database = Npgsql.NpgsqlDataSource.Create(At);
            await using var command = database.CreateCommand($"update accounts set concurrency_stamp = '{Guid.NewGuid()}' where id = '{Of}'");
            await command.ExecuteNonQueryAsync(Cancel);
            return IdentityResult.Success;
        }
    }
}
