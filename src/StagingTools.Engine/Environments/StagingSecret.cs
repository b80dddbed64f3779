using System.Security;
using System.Text.Json.Serialization;

namespace StagingTools.Engine.Environments;

/// <summary>A secret of an environment. Its text never shows the value.</summary>
public sealed record StagingSecret : EnvironmentRecord
{
    /// <summary>The short name, such as <c>database-url</c>.</summary>
    public required string Secret { get; init; }

    /// <summary>The name in Secrets Manager, such as <c>whatsapp-saas/staging/database-url</c>.</summary>
    public required string SecretId { get; init; }

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Whether it is deleted and can still be restored; then it has no value.</summary>
    public bool PendingDeletion { get; init; }

    /// <summary>The value; <see langword="null"/> when it has none.</summary>
    [JsonIgnore]
    public SecureString? Value { get; init; }

    /// <summary>The value as text, when it was asked for.</summary>
    public string? PlainText { get; init; }

    /// <inheritdoc/>
    public override string ToString() => SecretId;
}
