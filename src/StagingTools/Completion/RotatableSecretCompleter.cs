namespace StagingTools.Completion;

/// <summary>Completes the short names of the secrets that can be rotated.</summary>
public sealed class RotatableSecretCompleter : SecretNameCompleter
{
    // As above: the engine's own list.
    internal static readonly string[] Rotatable = ["admin-token", "database-url"];

    private protected override IEnumerable<string> Choices => Rotatable;
}
