namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>
/// For tests that set environment variables, which belong to the whole process: they run when no other test does.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentCollection
{
    public const string Name = "Process environment";
}
