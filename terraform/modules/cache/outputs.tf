output "cluster_id" {
  description = "Identifier of the cluster."
  value       = aws_elasticache_cluster.this.cluster_id
}

output "arn" {
  description = "ARN of the cluster."
  value       = aws_elasticache_cluster.this.arn
}

output "address" {
  description = "Host name of the node."
  value       = aws_elasticache_cluster.this.cache_nodes[0].address
}

output "port" {
  description = "Port."
  value       = aws_elasticache_cluster.this.port
}
