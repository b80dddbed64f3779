namespace StagingTools.Engine.Environments;

/// <summary>A secret as Secrets Manager has it. No record: its text must never show the value.</summary>
/// <param name="shortName">The last part of its name, such as <c>admin-token</c>.</param>
/// <param name="name">Its full name.</param>
/// <param name="arn">Its ARN.</param>
/// <param name="pendingDeletion">Whether it is deleted and can still be restored.</param>
/// <param name="value">Its value; <see langword="null"/> when it has none or is deleted.</param>
internal sealed class StoredSecret(string shortName, string name, string arn, bool pendingDeletion, string? value)
{
    /// <summary>The last part of its name.</summary>
    public string ShortName { get; } = shortName;

    /// <summary>Its full name, such as <c>whatsapp-saas/staging/admin-token</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Its ARN.</summary>
    public string Arn { get; } = arn;

    /// <summary>Whether it is deleted and can still be restored.</summary>
    public bool PendingDeletion { get; } = pendingDeletion;

    /// <summary>Its value; <see langword="null"/> when it has none or is deleted.</summary>
    public string? Value { get; } = value;

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The address of the resource that stands for it in terraform.</summary>
    public string Address => $"module.secrets.aws_secretsmanager_secret.this[\"{ShortName}\"]";
}
