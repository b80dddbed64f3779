using System.Text.Json.Nodes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>The settings of services: what they were told, and ECS's defaults.</summary>
internal static class ServiceSettings
{
    private static readonly string[] s_settings =
    [
        "availabilityZoneRebalancing", "capacityProviderStrategy", "deploymentConfiguration", "deploymentController",
        "enableECSManagedTags", "enableExecuteCommand", "healthCheckGracePeriodSeconds", "launchType", "loadBalancers",
        "networkConfiguration", "placementConstraints", "placementStrategy", "platformVersion", "propagateTags",
        "schedulingStrategy", "serviceRegistries",
    ];

    // A change of one of these is a new revision of the service; the others only change how it is looked after.
    private static readonly string[] s_deployed =
    [
        "capacityProviderStrategy", "loadBalancers", "networkConfiguration", "placementConstraints",
        "placementStrategy", "platformVersion", "serviceRegistries",
    ];

    /// <summary>The settings of a new service.</summary>
    public static JsonObject Of(JsonObject json)
    {
        var settings = new JsonObject
        {
            ["availabilityZoneRebalancing"] = "DISABLED",
            ["deploymentController"] = new JsonObject { ["type"] = "ECS" },
            ["enableECSManagedTags"] = false,
            ["enableExecuteCommand"] = false,
            ["loadBalancers"] = new JsonArray(),
            ["placementConstraints"] = new JsonArray(),
            ["placementStrategy"] = new JsonArray(),
            ["propagateTags"] = "NONE",
            ["schedulingStrategy"] = "REPLICA",
            ["serviceRegistries"] = new JsonArray(),
        };
        foreach (string name in s_settings)
        {
            if (json[name] is { } value) settings[name] = value.DeepClone();
        }

        if (settings["capacityProviderStrategy"] is JsonArray { Count: > 0 } strategy)
        {
            foreach (JsonObject part in strategy.OfType<JsonObject>()) part["base"] ??= 0;
        }
        else
        {
            settings.Remove("capacityProviderStrategy");
            settings["launchType"] ??= "EC2";
        }

        settings["deploymentConfiguration"] = Merge(
            new JsonObject
            {
                ["maximumPercent"] = 200,
                ["minimumHealthyPercent"] = 100,
                ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = false, ["rollback"] = false },
                ["strategy"] = "ROLLING",
            },
            settings["deploymentConfiguration"] as JsonObject ?? []);
        return settings;
    }

    /// <summary>Changes settings to what a request says.</summary>
    /// <returns>Whether the change is one that tasks have to be replaced for.</returns>
    public static bool Change(JsonObject settings, JsonObject json)
    {
        bool deploy = false;
        foreach (string setting in s_settings)
        {
            if (json[setting] is not { } value) continue;
            JsonNode merged = setting == "deploymentConfiguration"
                ? Merge(settings[setting] as JsonObject, (JsonObject)value)
                : value.DeepClone();
            deploy |= s_deployed.Contains(setting) && !JsonNode.DeepEquals(settings[setting], merged);
            settings[setting] = merged;
            if (setting == "capacityProviderStrategy" && merged is JsonArray { Count: > 0 })
            {
                settings.Remove("launchType");
            }
        }

        return deploy;
    }

    private static JsonObject Merge(JsonObject? old, JsonObject change)
    {
        var merged = (JsonObject)(old?.DeepClone() ?? new JsonObject());
        foreach ((string name, JsonNode? value) in change) merged[name] = value?.DeepClone();
        return merged;
    }
}
