using PeaceCoord.Browser.Tests;
using PeaceCoord.TestSupport;

// One Postgres and one Chromium for all test classes of this project; each class has a database and a portal of its own.
[assembly: AssemblyFixture(typeof(TestCluster))]
[assembly: AssemblyFixture(typeof(Browser))]
