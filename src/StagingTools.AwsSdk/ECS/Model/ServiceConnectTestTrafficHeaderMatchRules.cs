namespace Amazon.ECS.Model;

public class ServiceConnectTestTrafficHeaderMatchRules
{
    public string? Exact { get; set; }
}
