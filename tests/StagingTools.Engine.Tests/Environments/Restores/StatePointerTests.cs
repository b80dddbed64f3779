using System.Text.Json;
using System.Text.Json.Nodes;
using StagingTools.Engine.Environments.Restores;

namespace StagingTools.Engine.Tests.Environments.Restores;

public sealed class StatePointerTests
{
    private const string State =
        """
        {
          "version": 4, "serial": 7, "lineage": "abc", "outputs": {},
          "resources": [
            { "mode": "data", "type": "aws_db_instance", "name": "other", "instances": [{ "attributes": { "identifier": "shop-staging-db", "id": "data" } }] },
            { "mode": "managed", "type": "aws_db_instance", "name": "this", "module": "module.database", "instances": [{
                "schema_version": 2, "private": "bWV0YQ==",
                "attributes": { "identifier": "shop-staging-db", "id": "db-OLD", "resource_id": "db-OLD", "password_wo_version": 3, "skip_final_snapshot": true }
            }] }
          ]
        }
        """;

    [Fact]
    public void The_instance_is_another_one_and_all_else_is_as_it_was()
    {
        JsonNode next = JsonNode.Parse(StatePointer.Point(State, "shop-staging-db", "db-NEW")!)!;

        JsonNode expected = JsonNode.Parse(State.Replace("db-OLD", "db-NEW", StringComparison.Ordinal))!;
        expected["serial"] = 8;
        Assert.True(JsonNode.DeepEquals(expected, next), next.ToJsonString());
    }

    [Fact]
    public void The_zone_that_RDS_chose_is_no_drift()
    {
        string placed = State.Replace("\"password_wo_version\": 3", "\"availability_zone\": \"us-east-1a\"", StringComparison.Ordinal);

        Assert.Contains("us-east-1b", StatePointer.Point(placed, "shop-staging-db", "db-NEW", "us-east-1b"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_says_so_already_is_left_alone() =>
        Assert.Null(StatePointer.Point(State, "shop-staging-db", "db-OLD"));

    [Fact]
    public void A_state_of_an_older_provider_keeps_the_name_as_its_id()
    {
        string older = State.Replace("\"id\": \"db-OLD\"", "\"id\": \"shop-staging-db\"", StringComparison.Ordinal);

        JsonNode attributes = JsonNode.Parse(StatePointer.Point(older, "shop-staging-db", "db-NEW")!)!["resources"]![1]!["instances"]![0]!["attributes"]!;

        Assert.Equal(("shop-staging-db", "db-NEW"), ((string)attributes["id"]!, (string)attributes["resource_id"]!));
    }

    [Fact]
    public void A_state_without_the_database_is_no_state_to_point_in()
    {
        JsonException error = Assert.Throws<JsonException>(() => StatePointer.Point(State, "shop-pr-42-db", "db-NEW"));

        Assert.Contains("names no instance 'shop-pr-42-db'", error.Message, StringComparison.Ordinal);
    }
}
