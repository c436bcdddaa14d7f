using System.Net;
using System.Net.Sockets;
using System.Reflection;
using PeaceCoord.Application;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>The program as an operator runs it, in a process of its own: what it cannot use it names, and does not go on.</summary>
public sealed class StartTests(StartTests.Prepared prepared) : IClassFixture<StartTests.Prepared>, IAsyncLifetime
{
    private const string French = "fr_TD.UTF-8";

    private readonly string _reference = Directory.CreateTempSubdirectory("peacecoord-reference.").FullName;
    private readonly PortalProcess _portal = prepared.Portal;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var name in typeof(IUseCase).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("ReferenceData/", StringComparison.Ordinal)))
            await Copy(typeof(IUseCase).Assembly, name);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_reference, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_does_not_serve_on_reference_files_it_cannot_read_and_says_which_row_and_column()
    {
        var file = Path.Combine(_reference, "operations.csv");
        var rows = await File.ReadAllLinesAsync(file, Cancel);
        var row = Array.FindIndex(rows, line => line.StartsWith("UNMIL,", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(file, rows.Select((line, index) => index == row ? line.Replace("2018-03-30", "2018-03-32", StringComparison.Ordinal) : line), Cancel);

        var (code, said) = await _portal.Run(["serve", "--urls", "http://127.0.0.1:0", "--reference", _reference], Cancel);
        code.ShouldBe(1, said);
        said.ShouldContain($"operations.csv, row {row + 1}, column end_date: “2018-03-32” is not a date");
        said.ShouldContain("nothing of them was stored");
        said.ShouldNotContain("PeaceCoord is at");
        said.ShouldNotContain("   at PeaceCoord");

        var (refused, french) = await _portal.Run(["import-reference", "--reference", _reference], Cancel, French);
        refused.ShouldBe(1, french);
        french.ShouldContain($"operations.csv, ligne {row + 1}, colonne end_date : « 2018-03-32 » n’est pas une date");
        french.ShouldContain($"Les fichiers de référence de {_reference} ont été refusés : rien n’en a été enregistré.");

        await File.WriteAllLinesAsync(file, rows, Cancel);
        var (mended, told) = await _portal.Run(["import-reference", "--reference", _reference], Cancel);
        mended.ShouldBe(0, told);
        told.ShouldContain("nothing changed");
    }

    [Fact]
    public async Task An_area_file_with_wrong_rows_is_refused_by_row_and_column()
    {
        var file = Path.Combine(_reference, "areas.csv");
        await File.WriteAllTextAsync(file, "country,level,pcode,parent_pcode,name_en,name_fr,name_ar,name_es,lat,lon\nNUK,0,NU,,Nukesh,,,,12.5,-7.25\nNUK,1,NU1,NX,Hills,,,,95,7\n", Cancel);

        var (code, said) = await _portal.Run(["import-areas", file], Cancel, French);
        code.ShouldBe(1, said);
        said.ShouldContain("areas.csv, ligne 3, colonne lat");
        said.ShouldContain("Les zones de areas.csv ont été refusées : rien n’en a été enregistré.");
        said.ShouldNotContain("   at PeaceCoord");

        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Cancel)).Replace("NX,Hills,,,,95", "NU,Hills,,,,45", StringComparison.Ordinal), Cancel);
        (code, said) = await _portal.Run(["import-areas", file], Cancel);
        code.ShouldBe(0, said);
        said.ShouldContain("2 areas: 2 written.");
    }

    [Theory]
    [InlineData("C.UTF-8", "would carry names and passwords in the open")]
    [InlineData(French, "transporterait des noms et des mots de passe en clair")]
    public async Task Where_it_would_be_read_along_it_does_not_listen_and_says_so_in_the_operators_language(string locale, string words)
    {
        var (code, said) = await _portal.Run(["serve", "--urls", "http://0.0.0.0:0"], Cancel, locale);

        code.ShouldBe(1, said);
        said.ShouldContain(words);
        said.ShouldNotContain("   at PeaceCoord");
    }

    [Theory]
    [InlineData("C.UTF-8", "another program listens there already")]
    [InlineData(French, "un autre programme y écoute déjà")]
    public async Task Where_somebody_else_listens_it_does_not_start(string locale, string words)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (code, said) = await _portal.Run(["serve", "--urls", $"http://{taken.LocalEndpoint}"], Cancel, locale);

        Refused(code, said, $"http://{taken.LocalEndpoint}", words);
    }

    [Theory]
    [InlineData("foo", "C.UTF-8", "is no address to listen at")]
    [InlineData("foo", French, "n’est pas une adresse")]
    [InlineData("", "C.UTF-8", "is no address to listen at")]
    [InlineData("http://127.0.0.1:99999", "C.UTF-8", "is no address to listen at")]
    [InlineData("http://127.0.0.1:5080/portal", "C.UTF-8", "is no address to listen at")]
    [InlineData("ftp://127.0.0.1:5080", "C.UTF-8", "is no address to listen at")]
    [InlineData("http://unix:/no/such/folder/portal.sock", "C.UTF-8", "cannot listen at http://unix:/no/such/folder/portal.sock")]
    public async Task Where_it_cannot_listen_it_does_not_start_and_says_so(string urls, string locale, string words)
    {
        var (code, said) = await _portal.Run(["serve", "--urls", urls], Cancel, locale);

        Refused(code, said, words);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("import-reference", French, "a besoin de la connexion du propriétaire")]
    [InlineData("import-areas areas.csv")]
    [InlineData("account create a@example.org --name A")]
    [InlineData("audit head")]
    [InlineData("audit verify")]
    [InlineData("demo")]
    [InlineData("seed --consultations 10")]
    public async Task What_only_the_owner_of_the_database_can_do_is_not_begun_without_their_connection(string verb, string locale = "C.UTF-8", string words = "needs the owner’s connection")
    {
        var (code, said) = await _portal.Run(verb.Split(' '), Cancel, locale, ("ConnectionStrings__PeaceCoord", "Host=/nowhere;Username=peacecoord_app;Database=peacecoord"));

        Refused(code, said, "ConnectionStrings__PeaceCoordOwner", words);
    }

    [Fact]
    public async Task In_Production_it_does_not_start_without_a_master_key()
    {
        foreach (var (locale, words) in new[] { ("C.UTF-8", "In Production the master key must be given"), (French, "la clé maîtresse doit être fournie") })
        {
            var (code, said) = await _portal.Run(["serve", "--urls", "https://127.0.0.1:0"], Cancel, locale, ("ASPNETCORE_ENVIRONMENT", "Production"));

            Refused(code, said, "PEACECOORD_MASTER_KEY", words);
        }
    }

    [Theory]
    [InlineData("serve --urls https://127.0.0.1:0", "C.UTF-8", "The database at db.example.org would be reached without TLS")]
    [InlineData("serve --urls https://127.0.0.1:0", French, "La base de données à db.example.org serait jointe sans TLS")]
    [InlineData("migrate", "C.UTF-8", "The database at db.example.org would be reached without TLS")]
    public async Task In_Production_it_does_not_go_to_a_database_elsewhere_without_TLS_and_a_checked_certificate(string verb, string locale, string words)
    {
        var (code, said) = await _portal.Run(
            verb.Split(' '), Cancel, locale, ("ASPNETCORE_ENVIRONMENT", "Production"), ("PEACECOORD_MASTER_KEY", Application.Protection.MasterKey.New().ToBase64()),
            ("ConnectionStrings__PeaceCoord", "Host=db.example.org;Username=peacecoord_app;Database=peacecoord;SSL Mode=Require"));

        Refused(code, said, words, "SSL Mode=VerifyFull", "PEACECOORD_PLAIN_DATABASE=db.example.org");
    }

    [Fact]
    public async Task A_password_typed_at_a_terminal_does_not_stand_on_the_screen()
    {
        var (code, screen) = await _portal.RunAtTerminal(["account", "create", "typed@example.org", "--name", "Typed"], "(12 characters or more): ", "four-calm-rivers", Cancel);

        code.ShouldBe(0, screen);
        screen.ShouldContain("typed@example.org can sign in now");
        screen.ShouldNotContain("four");
    }

    private static void Refused(int code, string said, params string[] words)
    {
        code.ShouldBe(1, said);
        foreach (var word in words)
            said.ShouldContain(word);
        said.ShouldNotContain("PeaceCoord is at");
        said.ShouldNotContain("   at ");
        said.ShouldNotContain("Exception");
    }

    /// <summary>A data folder with the histories in it, served once and stopped.</summary>
    public sealed class Prepared : IAsyncLifetime
    {
        public PortalProcess Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await PortalProcess.Start(demo: false, CancellationToken.None);
            await Portal.Kill();
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }

    private async Task Copy(Assembly assembly, string name)
    {
        var file = Path.Combine(_reference, name["ReferenceData/".Length..]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var from = assembly.GetManifestResourceStream(name)!;
        await using var to = File.Create(file);
        await from.CopyToAsync(to, Cancel);
    }
}
