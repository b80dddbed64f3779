namespace Amazon.ECS.Model;

public class ServiceEvent
{
    public string? Id { get; set; }
    public DateTime? CreatedAt { get; set; }
    public string? Message { get; set; }
}
