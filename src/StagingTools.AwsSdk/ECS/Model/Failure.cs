namespace Amazon.ECS.Model;

public class Failure
{
    public string? Arn { get; set; }
    public string? Reason { get; set; }
    public string? Detail { get; set; }
}
