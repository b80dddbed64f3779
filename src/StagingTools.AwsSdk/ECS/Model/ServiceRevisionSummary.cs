namespace Amazon.ECS.Model;

public class ServiceRevisionSummary
{
    public string? Arn { get; set; }
    public int? RequestedTaskCount { get; set; }
    public int? RunningTaskCount { get; set; }
    public int? PendingTaskCount { get; set; }
    public double? RequestedTestTrafficWeight { get; set; }
    public double? RequestedProductionTrafficWeight { get; set; }
}
