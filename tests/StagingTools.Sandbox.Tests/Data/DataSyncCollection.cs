namespace StagingTools.Sandbox.Tests.Data;

[CollectionDefinition(Name)]
public sealed class DataSyncCollection : ICollectionFixture<TwoServers>
{
    public const string Name = "Data sync";
}
