namespace Amazon.ElastiCache.Model;

public class PendingModifiedValues
{
    public int? NumCacheNodes { get; set; }
    public List<string>? CacheNodeIdsToRemove { get; set; }
    public string? EngineVersion { get; set; }
    public string? CacheNodeType { get; set; }
    public AuthTokenUpdateStatus? AuthTokenStatus { get; set; }
    public List<PendingLogDeliveryConfiguration>? LogDeliveryConfigurations { get; set; }
    public bool? TransitEncryptionEnabled { get; set; }
    public TransitEncryptionMode? TransitEncryptionMode { get; set; }
    public ScaleConfig? ScaleConfig { get; set; }
}
