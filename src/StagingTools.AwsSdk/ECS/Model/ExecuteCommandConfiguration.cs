namespace Amazon.ECS.Model;

public class ExecuteCommandConfiguration
{
    public string? KmsKeyId { get; set; }
    public ExecuteCommandLogging? Logging { get; set; }
    public ExecuteCommandLogConfiguration? LogConfiguration { get; set; }
}
