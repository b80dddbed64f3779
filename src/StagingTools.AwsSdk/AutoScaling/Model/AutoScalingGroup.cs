namespace Amazon.AutoScaling.Model;

public class AutoScalingGroup
{
    public string? AutoScalingGroupName { get; set; }
    public string? AutoScalingGroupARN { get; set; }
    public int? MinSize { get; set; }
    public int? MaxSize { get; set; }
    public int? DesiredCapacity { get; set; }
    public DateTime? CreatedTime { get; set; }
    public string? Status { get; set; }
    public List<TagDescription>? Tags { get; set; }
}
