using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Inclusion;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;

namespace PeaceCoord.Application;

public static class ApplicationServices
{
    /// <summary>
    /// Everything but who is acting: the host adds its own <see cref="ICurrentActor"/>.
    /// </summary>
    /// <param name="application">Connection string of the application's role, which owns nothing.</param>
    /// <param name="owner">Connection string of the owner, for the verbs of the command line; null where they are not run.</param>
    public static IServiceCollection AddPeaceCoord(this IServiceCollection services, string application, string? owner, MasterKey masterKey)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(masterKey);
        services.AddSingleton(provider => new PurposeKeys(provider.GetRequiredService<DatabaseSources>(), masterKey));
        services.AddSingleton<Vault>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditInterceptor>();
        services.AddSingleton(_ => new DatabaseSources(Source(application), owner is null ? null : Source(owner)));
        services.AddSingleton(provider => new Database(provider.GetRequiredService<DatabaseSources>(), provider.GetRequiredService<AuditInterceptor>(), provider));
        services.TryAddSingleton(new SecondStepPolicy(IsRequired: true));
        services.AddSingleton<Actors>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<PublicHistories>();
        services.AddSingleton<KeptAnswers>();
        AddUseCases(services);
        AddAccounts(services);
        return services;
    }

    /// <summary>How many statements each connection keeps ready, read and planned; a page asks up to ninety.</summary>
    private const int StatementsKept = 200;

    // Questions of a few milliseconds, asked often: Postgres would compile some of them (half a second for one page of a long list) and
    // start workers for others, both for less than it gains; and reading and planning one anew costs as much as answering it. An
    // operator's own options come after, and win.
    private static NpgsqlDataSource Source(string connectionString)
    {
        var source = new NpgsqlDataSourceBuilder($"Max Auto Prepare={StatementsKept};Auto Prepare Min Usages=2;{connectionString}");
        source.ConnectionStringBuilder.Options = $"-c jit=off -c max_parallel_workers_per_gather=0 {source.ConnectionStringBuilder.Options}".TrimEnd();
        return source.Build();
    }

    private static void AddUseCases(IServiceCollection services)
    {
        foreach (var useCase in typeof(IUseCase).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IUseCase))))
            services.AddScoped(useCase);
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("PeaceCoord");
        services.AddOptions<KeyManagementOptions>().Configure<DatabaseSources, PurposeKeys>((options, sources, purposes) =>
        {
            options.XmlRepository = new DataProtectionKeys(sources);
            options.XmlEncryptor = new MasterKeyXmlEncryptor(purposes);
        });
        services.AddDbContext<PeaceCoordDb>((provider, options) =>
            options.UsePeaceCoord(provider.GetRequiredService<DatabaseSources>().Application, provider.GetRequiredService<AuditInterceptor>()));
        // Before Identity adds its own.
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.AddScoped<IPasswordHasher<Account>, NormalPasswords>();
        services.AddIdentityCore<Account>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                // The name one signs in with is unique: the address, once somebody said whose it is. See SignInNames.
                options.User.RequireUniqueEmail = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserStore<AccountStore>()
            .AddUserManager<AccountManager>()
            .AddSignInManager<AccountSignIn>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IPasskeyHandler<Account>, PasskeysOnce>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordRules.HashRounds);
        services.Configure<IdentityPasskeyOptions>(Passkeys.Configure);
        services.AddScoped(provider => new AccountWork(
            provider.GetRequiredService<UserManager<Account>>(), provider.GetRequiredService<IUserStore<Account>>(), provider.GetRequiredService<PeaceCoordDb>(), provider.GetRequiredService<ICurrentActor>()));
    }
}
