using System.Text.Json;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Tests.Environments;

/// <summary>Writes states of terraform in their version 4.</summary>
internal static class StateText
{
    /// <summary>A state with a database, its secrets and the outputs that the engine reads.</summary>
    public static string Complete(string project = "shop", int passwordVersion = 1, int secretsVersion = 1) => Write(
        [
            Resource("module.database", "aws_db_instance", "this", null, new { id = "db-1", password_wo_version = passwordVersion }),
            Resource("module.secrets", "aws_secretsmanager_secret", "this", "admin-token", new { arn = "arn:admin-token" }),
            Resource("module.secrets", "aws_secretsmanager_secret_version", "this", "admin-token", new { id = "1" }),
            Resource("module.secrets", "aws_secretsmanager_secret_version", "this", "database-url", new { id = "2" }),
        ],
        new Dictionary<string, object>
        {
            ["project"] = project,
            ["db_password_version"] = passwordVersion,
            ["secrets_version"] = secretsVersion,
        });

    public static string Write(IEnumerable<object> resources, IReadOnlyDictionary<string, object>? outputs = null) =>
        JsonSerializer.Serialize(new
        {
            version = 4,
            terraform_version = "1.11.4",
            serial = 7,
            lineage = "3f2c",
            outputs = (outputs ?? new Dictionary<string, object>()).ToDictionary(output => output.Key, output => new { value = output.Value, type = "string" }),
            resources,
        });

    public static object Resource(string? module, string type, string name, object? index, object attributes, string mode = "managed")
    {
        var instance = new Dictionary<string, object> { ["schema_version"] = 0, ["attributes"] = attributes };
        if (index is not null)
            instance["index_key"] = index;
        var resource = new Dictionary<string, object> { ["mode"] = mode, ["type"] = type, ["name"] = name, ["instances"] = new[] { instance } };
        if (module is not null)
            resource["module"] = module;
        return resource;
    }

    public static StateFile Read(string json) => StateFile.Read(json, "s3://states/staging/terraform.tfstate");
}
