namespace Amazon.ECS.Model;

public class ServiceConnectTestTrafficHeaderRules
{
    public string? Name { get; set; }
    public ServiceConnectTestTrafficHeaderMatchRules? Value { get; set; }
}
