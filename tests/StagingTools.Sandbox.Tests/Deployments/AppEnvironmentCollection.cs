namespace StagingTools.Sandbox.Tests.Deployments;

/// <summary>The classes that share one environment; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class AppEnvironmentCollection : ICollectionFixture<AppEnvironment>
{
    public const string Name = "An environment with the sample application";
}
