namespace Amazon.ECS.Model;

public class ServiceCurrentRevisionSummary
{
    public string? Arn { get; set; }
    public int? RequestedTaskCount { get; set; }
    public int? RunningTaskCount { get; set; }
    public int? PendingTaskCount { get; set; }
}
