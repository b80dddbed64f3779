namespace Amazon.ECS.Model;

public class ClusterConfiguration
{
    public ExecuteCommandConfiguration? ExecuteCommandConfiguration { get; set; }
    public ManagedStorageConfiguration? ManagedStorageConfiguration { get; set; }
}
