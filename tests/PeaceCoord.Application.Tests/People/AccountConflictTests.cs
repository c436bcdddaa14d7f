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
public sealed class AccountConflictTests(TestCluster cluster) : AccountTests(cluster)
{
    private readonly Meddler _meddler = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (_meddler.At, _meddler.Of) = (Stage.Database.Administrator, Cast.Officer.Value);
    }

    protected override Task<Stage> Set(TestCluster cluster) => Stage.SetWith(cluster, services => services.AddSingleton<IUserValidator<Account>>(_meddler), Cancel);

    [Fact]
    public async Task Shutting_an_account_and_signing_out_everywhere_succeed_all_the_same()
    {
        var before = await Officer();

        Must(await Stage.While(
            $"update accounts set concurrency_stamp = '{Guid.NewGuid()}' where id = '{Cast.Officer.Value}'",
            () => Stage.As<SignOutEverywhere, Result>(Cast.Officer, end => end.Run(new SignOutEverywhereInput(), Cancel)), Cancel));
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
        var shown = Must(await Stage.As<SetUpSecondStep, Result<AuthenticatorSecret>>(Cast.Officer, set => set.Secret(anew: true, Cancel)));
        _meddler.Times = 1;
        (await Stage.As<SetUpSecondStep, Result<RecoveryCodeList>>(Cast.Officer, set => set.Run(new SetUpSecondStepInput { Code = Authenticator.CodeNow(shown.Key), Password = Password }, Cancel)))
            .Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Officer()).TwoFactorEnabled.ShouldBeFalse();

        Must(await Stage.As<SetUpSecondStep, Result<RecoveryCodeList>>(Cast.Officer, set => set.Run(new SetUpSecondStepInput { Code = Authenticator.NextCode(shown.Key), Password = Password }, Cancel))).Codes.Count.ShouldBe(10);
        _meddler.Times = 1;
        (await Stage.As<TurnOffSecondStep, Result>(Cast.Officer, off => off.Run(new TurnOffSecondStepInput { Password = Password }, Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Officer()).TwoFactorEnabled.ShouldBeTrue();
    }

    private Task<Result> Shut() => Stage.As<DisableAccount, Result>(Cast.OfficerElsewhere, disable => disable.Run(Cast.Officer, true, Cancel));

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
