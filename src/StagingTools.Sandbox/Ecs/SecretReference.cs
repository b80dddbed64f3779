namespace StagingTools.Sandbox.Ecs;

/// <summary>Where a container's secret comes from.</summary>
/// <param name="Service">secretsmanager or ssm.</param>
/// <param name="Region">Region; null for the task's own.</param>
/// <param name="Id">ARN or name of the secret or parameter.</param>
/// <param name="JsonKey">Key within a JSON value; null for the whole value.</param>
/// <param name="Stage">Version stage; null for the current version.</param>
/// <param name="VersionId">Version id; null for the current version.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html</remarks>
internal sealed record SecretReference(
    string Service, string? Region, string Id, string? JsonKey, string? Stage, string? VersionId)
{
    private const int PartsOfSecretArn = 7;

    /// <summary>
    /// Reads <c>valueFrom</c>: the ARN of a secret with an optional <c>:key:stage:version</c> after it, or the name or
    /// ARN of a parameter.
    /// </summary>
    public static SecretReference Parse(string valueFrom)
    {
        string[] parts = valueFrom.Split(':');
        if (parts.Length < PartsOfSecretArn - 1 || parts[0] != "arn") return new("ssm", null, valueFrom, null, null, null);
        if (parts[2] != "secretsmanager")
        {
            // The ARN of a parameter carries its name after "parameter"; the leading slash is part of a path only.
            string name = parts[5]["parameter".Length..];
            return new("ssm", parts[3], name.LastIndexOf('/') == 0 ? name[1..] : name, null, null, null);
        }

        return new SecretReference(
            "secretsmanager",
            parts[3],
            string.Join(':', parts.Take(PartsOfSecretArn)),
            Part(parts, PartsOfSecretArn),
            Part(parts, PartsOfSecretArn + 1),
            Part(parts, PartsOfSecretArn + 2));
    }

    private static string? Part(string[] parts, int index) =>
        index < parts.Length && parts[index].Length > 0 ? parts[index] : null;
}
