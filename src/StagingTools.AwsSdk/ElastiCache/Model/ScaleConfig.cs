namespace Amazon.ElastiCache.Model;

public class ScaleConfig
{
    public int? ScalePercentage { get; set; }
    public int? ScaleIntervalMinutes { get; set; }
}
