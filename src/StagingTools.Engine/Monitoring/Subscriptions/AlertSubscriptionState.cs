namespace StagingTools.Engine.Monitoring.Subscriptions;

/// <summary>How a subscription of the alert topic is.</summary>
public enum AlertSubscriptionState
{
    /// <summary>It receives alerts.</summary>
    Confirmed,

    /// <summary>It receives nothing before whoever is behind it confirms.</summary>
    Pending,

    /// <summary>It was removed just now.</summary>
    Removed,
}
