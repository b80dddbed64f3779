namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>What a rollout has to pass.</summary>
/// <param name="Suite">The tests.</param>
/// <param name="RollsBack">Whether the revision from before is brought back where one fails.</param>
internal sealed record SmokeProof(SmokeSuite Suite, bool RollsBack);
