var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/", () => PeaceCoord.Web.Missions.Words.Title);
app.Run();
