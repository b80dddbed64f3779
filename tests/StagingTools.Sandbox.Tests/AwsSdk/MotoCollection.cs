namespace StagingTools.Sandbox.Tests.AwsSdk;

/// <summary>
/// The clients against another implementation of the services than the one that they were made from: one emulator
/// for all tests, which therefore look for nothing but what they made.
/// </summary>
[CollectionDefinition(Name)]
public sealed class MotoCollection : ICollectionFixture<MotoServer>
{
    public const string Name = "Emulator";
}
