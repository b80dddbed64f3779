using System.Text.Json.Nodes;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>Adds to what a service says of itself.</summary>
internal static class ServiceScript
{
    /// <summary>Adds an event; ECS puts the newest first.</summary>
    public static JsonObject WithEvent(this JsonObject service, string id, long at, string message)
    {
        service["events"]!.AsArray().Insert(0, new JsonObject { ["id"] = id, ["createdAt"] = at, ["message"] = message });
        return service;
    }

    /// <summary>Takes the circuit breaker's rollback away.</summary>
    public static JsonObject WithoutRollback(this JsonObject service)
    {
        service["deploymentConfiguration"]!["deploymentCircuitBreaker"]!["rollback"] = false;
        return service;
    }
}
