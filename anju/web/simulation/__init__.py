"""What a visitor answers while estimating points (模拟积分), and how the answers travel. No page stands here."""
