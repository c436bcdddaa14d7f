using Npgsql;
using PeaceCoord.Bench;
using PeaceCoord.TestSupport;

if (args is [BareEndpoint.Verb])
{
    await BareEndpoint.Serve();
    return 0;
}

Environment.SetEnvironmentVariable("Serilog__MinimumLevel__Default", "Warning");
await using var portal = await PortalProcess.Start(demo: true, CancellationToken.None);
await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(portal.Administrator) { Pooling = true, MaxPoolSize = Load.Readers });
var bench = new PageTimes(portal, database);
// With "records" only what people work with: half of the time.
var publicIsFast = args is ["records"] || await bench.TimePublic();
var recordsAreFast = await bench.TimeRecords();
var securityIsCheap = await bench.TimeRowSecurity();
return publicIsFast && recordsAreFast && securityIsCheap ? 0 : 1;
