namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>A check's request that was not answered; its message holds nothing of the request.</summary>
internal sealed class SmokeFailure(string message) : Exception(message);
