using StagingTools.Engine.Aws;
using StagingTools.Engine.Data.Connections;

namespace StagingTools.Engine.Tests.Data;

/// <summary>Secrets in memory.</summary>
internal sealed class KnownSecretStore : ISecretStore
{
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    public AwsSession? Session => null;

    public Task<(string Name, string Text)?> ReadAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult<(string, string)?>(Texts.TryGetValue(id, out string? text) ? (id, text) : null);

    public Task<string> CreateAsync(string name, string description, string text, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is made here.");

    public void Dispose()
    {
    }
}
