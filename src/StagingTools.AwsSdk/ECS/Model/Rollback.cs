namespace Amazon.ECS.Model;

public class Rollback
{
    public string? Reason { get; set; }
    public DateTime? StartedAt { get; set; }
    public string? ServiceRevisionArn { get; set; }
}
