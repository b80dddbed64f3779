using Amazon.ECS.Model;
using Amazon.SecretsManager.Model;
using Amazon.SimpleSystemsManagement.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments.Checks;

/// <summary>Whether the secrets and parameters that a revision names are there and hold a value. No value is read.</summary>
/// <param name="session">The account.</param>
/// <param name="accountId">Its twelve digits.</param>
/// <param name="host">Is told what could not be looked at.</param>
internal sealed class SecretCheck(AwsSession session, string accountId, IHost host)
{
    private const int MostParameters = 10;
    private const string Current = "AWSCURRENT";
    private const string MendSecret = "Create the environment again ('staging new'), which restores and writes its secrets, or name one that exists.";

    /// <summary>Looks at all of them.</summary>
    public async Task<IReadOnlyList<PublishFinding>> FindAsync(RegisterTaskDefinitionRequest revision, CancellationToken cancellationToken)
    {
        ILookup<string, string> uses = (
            from container in revision.ContainerDefinitions ?? []
            from secret in (container.Secrets ?? []).Concat(container.LogConfiguration?.SecretOptions ?? [])
            where !string.IsNullOrEmpty(secret.ValueFrom)
            select (secret.ValueFrom!, $"{container.Name}'s {secret.Name}"))
            .Concat(
                from container in revision.ContainerDefinitions ?? []
                where !string.IsNullOrEmpty(container.RepositoryCredentials?.CredentialsParameter)
                select (container.RepositoryCredentials!.CredentialsParameter!, $"the registry of {container.Name}"))
            .ToLookup(use => use.Item1, use => use.Item2, StringComparer.Ordinal);

        string[] references = [.. uses.Select(use => use.Key)];
        var findings = new List<PublishFinding>();
        foreach (string reference in references.Where(IsSecret))
        {
            if (IsElsewhere(reference))
                host.Verbose($"The secret {reference} is of another region or account: whether it is there shows when a task is started.");
            else if (await LookAsync(reference, string.Join(", ", uses[reference]), cancellationToken) is { } finding)
                findings.Add(finding);
        }

        foreach (string[] batch in references.Where(reference => !IsSecret(reference) && !IsElsewhere(reference)).Chunk(MostParameters))
            findings.AddRange(await LookAsync(batch, uses, cancellationToken));
        return findings;
    }

    private Task<PublishFinding?> LookAsync(string reference, string use, CancellationToken cancellationToken)
    {
        // arn:aws:secretsmanager:region:account:secret:name, and behind that the key in its JSON, the stage and the version.
        string[] parts = reference.Split(':');
        string arn = string.Join(':', parts.Take(7));
        string name = parts.ElementAtOrDefault(6) ?? reference;
        return AwsErrors.UnlessDeniedAsync<PublishFinding?>(
            async () =>
            {
                try
                {
                    DescribeSecretResponse secret = await session.SecretsManager.DescribeSecretAsync(
                        new DescribeSecretRequest { SecretId = arn }, cancellationToken);
                    string stage = parts.ElementAtOrDefault(8) is { Length: > 0 } asked ? asked : Current;
                    if (secret.DeletedDate is not null)
                        return new PublishFinding($"The secret {name} ({use}) is waiting for its deletion.", MendSecret);
                    return secret.VersionIdsToStages is { } versions && !versions.Values.Any(stages => stages.Contains(stage))
                        ? new PublishFinding($"The secret {name} ({use}) holds no value{(stage == Current ? "" : $" of stage {stage}")}.", MendSecret)
                        : null;
                }
                catch (Amazon.SecretsManager.Model.ResourceNotFoundException)
                {
                    return new PublishFinding($"There is no secret {name} ({use}).", MendSecret);
                }
            },
            null,
            $"Whether the secret {name} is there",
            host);
    }

    private Task<IReadOnlyList<PublishFinding>> LookAsync(string[] parameters, ILookup<string, string> uses, CancellationToken cancellationToken) =>
        AwsErrors.UnlessDeniedAsync<IReadOnlyList<PublishFinding>>(
            async () =>
            {
                GetParametersResponse answer = await session.Ssm.GetParametersAsync(
                    new GetParametersRequest { Names = [.. parameters], WithDecryption = false }, cancellationToken);
                return
                [
                    .. (answer.InvalidParameters ?? []).Select(missing => new PublishFinding(
                        $"There is no parameter {missing} ({string.Join(", ", uses[missing])}).",
                        "Write it ('aws ssm put-parameter'), or name one that exists.")),
                ];
            },
            [],
            $"Whether the parameters {string.Join(", ", parameters)} are there",
            host);

    private static bool IsSecret(string reference) => reference.Split(':') is ["arn", _, "secretsmanager", ..];

    private bool IsElsewhere(string reference) => reference.Split(':') is ["arn", _, _, var region, var account, ..]
        && (region != session.Region || account != accountId);
}
