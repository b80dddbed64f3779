namespace Amazon.ECS.Model;

public class ClusterServiceConnectDefaults
{
    public string? Namespace { get; set; }
}
