namespace Amazon.ElastiCache.Model;

public class CacheEngineVersion
{
    public string? Engine { get; set; }
    public string? EngineVersion { get; set; }
    public string? CacheParameterGroupFamily { get; set; }
    public string? CacheEngineDescription { get; set; }
    public string? CacheEngineVersionDescription { get; set; }
}
