namespace Amazon.ECS.Model;

public class ServiceConnectTestTrafficRules
{
    public ServiceConnectTestTrafficHeaderRules? Header { get; set; }
}
