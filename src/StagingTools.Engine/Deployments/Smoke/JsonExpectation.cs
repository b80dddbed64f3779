using System.Text.Json;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>What a place of a JSON document should hold.</summary>
/// <param name="Location">The place.</param>
/// <param name="Expected">The value; numbers are compared as numbers, objects whatever the order of their members.</param>
internal sealed record JsonExpectation(JsonLocation Location, JsonElement Expected);
