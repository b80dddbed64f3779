using System.Text.Json.Nodes;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Ecs;

/// <summary>
/// The client tokens of RunTask: with the same one the same request is answered with the tasks that it started, and another
/// request is refused. Whoever uses it holds the store's gate.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ECS_Idempotency.html</remarks>
internal sealed class RunTaskTokens
{
    private readonly Dictionary<(string Region, string Token), (JsonObject Request, EcsTask[] Tasks)> _used = [];

    /// <summary>The tasks that a request has started before; null when it is new.</summary>
    /// <exception cref="AwsException">ConflictException: the token belongs to another request.</exception>
    public EcsTask[]? Find(string region, JsonObject request)
    {
        if ((string?)request["clientToken"] is not { Length: > 0 } token || !_used.TryGetValue((region, token), out var found))
        {
            return null;
        }

        return JsonNode.DeepEquals(found.Request, request)
            ? found.Tasks
            : throw new AwsException(
                "ConflictException",
                "The RunTask request could not be processed due to conflicts. The provided clientToken is already in use "
                + "with a different RunTask request.");
    }

    /// <summary>Keeps what a request has started.</summary>
    public void Keep(string region, JsonObject request, EcsTask[] tasks)
    {
        if ((string?)request["clientToken"] is { Length: > 0 } token)
        {
            _used[(region, token)] = ((JsonObject)request.DeepClone(), tasks);
        }
    }
}
