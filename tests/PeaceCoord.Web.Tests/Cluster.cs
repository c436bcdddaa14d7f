using PeaceCoord.TestSupport;

// One Postgres for all test classes of this project; each class has a database of its own in it.
[assembly: AssemblyFixture(typeof(TestCluster))]
