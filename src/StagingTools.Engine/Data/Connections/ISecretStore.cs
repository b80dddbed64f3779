using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Data.Connections;

/// <summary>Where references of the form <c>secret:ID</c> lead. Opened only when one of them is met.</summary>
internal interface ISecretStore : IDisposable
{
    /// <summary>The account's session; <see langword="null"/> while no secret was met.</summary>
    AwsSession? Session { get; }

    /// <summary>The text of a secret, and the name that it is kept under.</summary>
    /// <param name="id">A name or an ARN.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="null"/> when there is no such secret.</returns>
    Task<(string Name, string Text)?> ReadAsync(string id, CancellationToken cancellationToken);

    /// <summary>Makes a secret that does not exist yet.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="text">Its text.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The text that is kept: another's, when somebody else made it meanwhile.</returns>
    Task<string> CreateAsync(string name, string description, string text, CancellationToken cancellationToken);
}
