using System.Text.Json;
using System.Text.Json.Nodes;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>Lets a state of terraform mean another instance by the database's address.</summary>
/// <remarks>
/// The provider finds an instance by its resource id alone, which is the resource's id in the state; what else stands there is
/// read anew by the next plan. Leaving the address and importing it again would lose what only the state knows (the version of
/// the password, whether changes are made at once), and a run that is killed between the two would leave a state without its
/// database. One state that takes the place of another has no such moment.
/// </remarks>
internal static class StatePointer
{
    private const string Type = "aws_db_instance";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Points.</summary>
    /// <param name="state">The state's text.</param>
    /// <param name="identifier">The instance's identifier, by which its resource is found.</param>
    /// <param name="resourceId">The resource id that it is to have, such as <c>db-ABC…</c>.</param>
    /// <param name="zone">The zone that it is in, which RDS chose anew; <see langword="null"/> when it is not known.</param>
    /// <returns>The next state; <see langword="null"/> when it says so already.</returns>
    /// <exception cref="JsonException">The text is no state, or does not name the instance.</exception>
    public static string? Point(string state, string identifier, string resourceId, string? zone = null)
    {
        JsonNode root = JsonNode.Parse(state) ?? throw new JsonException("the state is empty");
        JsonObject attributes = (root["resources"] as JsonArray ?? [])
            .Where(resource => (string?)resource?["type"] == Type && (string?)resource["mode"] == "managed")
            .SelectMany(resource => resource!["instances"] as JsonArray ?? [])
            .Select(instance => instance?["attributes"] as JsonObject)
            .FirstOrDefault(candidate => (string?)candidate?["identifier"] == identifier)
            ?? throw new JsonException($"it names no instance '{identifier}'");
        if ((string?)attributes["resource_id"] == resourceId && (string?)attributes["id"] is { } id && (id == resourceId || id == identifier))
            return null;

        // Providers before 5.0 kept the identifier there.
        if ((string?)attributes["id"] != identifier)
            attributes["id"] = resourceId;
        attributes["resource_id"] = resourceId;
        if (zone is not null && attributes.ContainsKey("availability_zone"))
            attributes["availability_zone"] = zone;
        root["serial"] = (root["serial"]?.GetValue<long>() ?? 0) + 1;
        return root.ToJsonString(Readable);
    }
}
