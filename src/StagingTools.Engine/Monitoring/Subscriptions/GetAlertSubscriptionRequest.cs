namespace StagingTools.Engine.Monitoring.Subscriptions;

/// <summary>Asks who is told of the environment's alerts.</summary>
public sealed record GetAlertSubscriptionRequest : EnvironmentRequest;
