namespace Amazon.ElastiCache.Model;

public class Endpoint
{
    public string? Address { get; set; }
    public int? Port { get; set; }
}
