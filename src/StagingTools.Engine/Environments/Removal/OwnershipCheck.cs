using System.Text.Json;
using StagingTools.Engine.Environments.Checks;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments.Removal;

/// <summary>
/// Whether everything that a removal would destroy carries the environment's tags. A state can name what is not the environment's: by
/// an import that went wrong, or by what was given to somebody else since.
/// </summary>
internal static class OwnershipCheck
{
    /// <summary>
    /// Checks each resource that can carry tags, by those that AWS told when the plan was made, and dashboards, which can carry none, by
    /// their name.
    /// </summary>
    /// <exception cref="StagingException"><c>ForeignResources</c>, with every address and whose it is.</exception>
    public static void Check(EnvironmentName name, TerraformPlan plan)
    {
        HashSet<string> destroyed = [.. plan.Losses.Select(change => change.Address)];
        StateResource[] lost = [.. plan.Before.Where(resource => destroyed.Contains(resource.Address)).OrderBy(resource => resource.Address)];
        string[] foreign =
        [
            .. from resource in lost
               let tags = ReadTags(resource)
               where tags is not null
               let found = new FoundResource(resource.Identity ?? resource.Address, tags)
               where !found.BelongsTo(name)
               select $"{resource} {found.DescribeOwner()}",
            .. from resource in lost
               where resource.Type == "aws_cloudwatch_dashboard" && resource.Text("dashboard_name") != name.Stem
               select $"{resource} is not named {name.Stem}",
        ];
        if (foreign.Length == 0)
            return;

        throw new StagingException(
            "ForeignResources",
            StagingErrorCategory.InvalidState,
            $"The state of {name.Name} names what does not carry the environment's tags, and nothing was destroyed:\n  {string.Join("\n  ", foreign)}")
        {
            TargetInput = name.Name,
            RecommendedAction =
                "If only the tags were lost, create the environment again ('staging new'): that puts them back, and then it "
                + "can be removed. What is somebody else's is taken out of the state with 'terraform state rm ADDRESS'.",
        };
    }

    // Null for what can carry none. Groups of instances have blocks instead of a map.
    private static Dictionary<string, string>? ReadTags(StateResource resource)
    {
        if (resource.Type == "aws_autoscaling_group")
        {
            return resource.Attributes.TryGetValue("tag", out JsonElement blocks) && blocks.ValueKind == JsonValueKind.Array
                ? blocks.EnumerateArray()
                    .Select(block => (Key: Text(block, "key"), Value: Text(block, "value")))
                    .Where(tag => tag.Key is not null)
                    .ToDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal)
                : [];
        }

        if (!resource.Attributes.TryGetValue("tags_all", out JsonElement map))
            return null;
        return map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString() ?? "", StringComparer.Ordinal)
            : [];
    }

    private static string? Text(JsonElement block, string name) =>
        block.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
