using System.Text.Json;
using Amazon.ECS.Model;
using Amazon.IdentityManagement.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments.Checks;

/// <summary>Whether the roles of a revision are there and can be assumed by tasks.</summary>
/// <param name="session">The account.</param>
/// <param name="accountId">Its twelve digits.</param>
/// <param name="host">Is told what could not be looked at.</param>
internal sealed class RoleCheck(AwsSession session, string accountId, IHost host)
{
    private const string Tasks = "ecs-tasks.amazonaws.com";

    /// <summary>Looks at both roles.</summary>
    public async Task<IReadOnlyList<PublishFinding>> FindAsync(RegisterTaskDefinitionRequest revision, CancellationToken cancellationToken)
    {
        var findings = new List<PublishFinding>();
        foreach ((string kind, string? role) in (IEnumerable<(string, string?)>)[("task role", revision.TaskRoleArn), ("execution role", revision.ExecutionRoleArn)])
        {
            if (!string.IsNullOrEmpty(role) && await LookAsync(kind, role, cancellationToken) is { } finding)
                findings.Add(finding);
        }

        if (string.IsNullOrEmpty(revision.ExecutionRoleArn)
            && (revision.ContainerDefinitions ?? []).Exists(container => container.Secrets is { Count: > 0 }))
            findings.Add(new PublishFinding(
                $"The task definition {revision.Family} takes secrets and has no execution role that could read them.",
                "Give it an execution role, or create the environment again ('staging new')."));
        return findings;
    }

    private Task<PublishFinding?> LookAsync(string kind, string role, CancellationToken cancellationToken)
    {
        if (role.Split(':') is ["arn", _, "iam", _, var owner, ..] && owner != accountId)
            return Task.FromResult<PublishFinding?>(new PublishFinding(
                $"The {kind} {role} belongs to account {owner}, and tasks run in {accountId}.",
                "Name a role of the tasks' own account."));

        return AwsErrors.UnlessDeniedAsync<PublishFinding?>(
            async () =>
            {
                try
                {
                    GetRoleResponse found = await session.Iam.GetRoleAsync(new GetRoleRequest { RoleName = Arn.Name(role) }, cancellationToken);
                    return IsForTasks(found.Role?.AssumeRolePolicyDocument)
                        ? null
                        : new PublishFinding(
                            $"The {kind} {Arn.Name(role)} cannot be assumed by tasks: its trust policy does not name {Tasks}.",
                            $"Let its trust policy allow sts:AssumeRole to the service {Tasks}.");
                }
                catch (NoSuchEntityException)
                {
                    return new PublishFinding(
                        $"There is no {kind} {Arn.Name(role)}.", "Create the environment again ('staging new'), or name a role that exists.");
                }
            },
            null,
            $"Whether the {kind} {Arn.Name(role)} can be assumed",
            host);
    }

    /// <summary>Whether a trust policy lets tasks in. One that cannot be read is given the benefit of the doubt.</summary>
    /// <param name="policy">The policy as IAM answers it: JSON, encoded for addresses.</param>
    internal static bool IsForTasks(string? policy)
    {
        if (string.IsNullOrEmpty(policy))
            return true;

        try
        {
            using JsonDocument document = JsonDocument.Parse(Uri.UnescapeDataString(policy));
            return Many(document.RootElement, "Statement").Any(statement =>
                Many(statement, "Effect").Any(effect => effect.ValueEquals("Allow"))
                && Many(statement, "Action").Any(action => action.GetString() is "sts:AssumeRole" or "sts:*" or "*")
                && Many(statement, "Principal").Any(principal => principal.ValueKind == JsonValueKind.Object
                    ? Many(principal, "Service").Any(service => service.ValueEquals(Tasks))
                    : principal.ValueEquals("*")));
        }
        catch (JsonException)
        {
            return true;
        }
    }

    // Policies write one thing without the list.
    private static IEnumerable<JsonElement> Many(JsonElement holder, string name)
    {
        if (!holder.TryGetProperty(name, out JsonElement value))
            yield break;

        if (value.ValueKind != JsonValueKind.Array)
        {
            yield return value;
            yield break;
        }

        foreach (JsonElement one in value.EnumerateArray())
            yield return one;
    }
}
